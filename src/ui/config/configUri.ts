import { Uri } from 'vscode';
import { configPath, type ConfigDocument } from '../../core/config/configPath';
import { CONFIG_SCHEME } from './configScheme';

export function configUri(document: ConfigDocument): Uri {
  return Uri.from({ scheme: CONFIG_SCHEME, path: configPath(document) });
}
