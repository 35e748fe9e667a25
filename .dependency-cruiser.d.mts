import type { IConfiguration } from 'dependency-cruiser'

declare const config: Required<Pick<IConfiguration, 'options'>> & { forbidden: Array<{ name: string }> }
export default config
