// The page is built by Observable Framework: each src/data/NAME.json.sql is run
// by psql at build time and its one JSON value becomes the file NAME.json. What
// is built is plain files; it asks neither a database nor any other host.
export default {
  title: "newsdip",
  root: "src",
  output: "dist",
  cleanUrls: false,
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  globalStylesheets: [],
  style: "style.css",
  head: '<link rel="icon" href="data:,">',
  footer: "",
  interpreters: {
    ".sql": ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align",
      "--set", "ON_ERROR_STOP=1", "--file"]
  }
};
