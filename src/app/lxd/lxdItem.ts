import type { Image } from '../../core/model/image';
import type {
  ClusterMember,
  Network,
  Profile,
  Project,
  Remote,
  StoragePool,
} from '../../core/model/lxdListing';

/** One thing that a listing of an LXD has, with its kind. */
export type LxdItem =
  | { readonly kind: 'image'; readonly image: Image }
  | { readonly kind: 'profile'; readonly profile: Profile }
  | { readonly kind: 'remote'; readonly server: Remote }
  | { readonly kind: 'pool'; readonly pool: StoragePool }
  | { readonly kind: 'network'; readonly network: Network }
  | { readonly kind: 'project'; readonly project: Project }
  | { readonly kind: 'member'; readonly member: ClusterMember };
