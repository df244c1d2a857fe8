/** What the names of files look like that hold a hash of what is in them: ten digits of the build's, or the eight characters of esbuild's. */
export const HASHED = /-([0-9a-f]{10}|[0-9A-Z]{8})\.\w+$/;
