// What the page takes from others; tools/vendor_js.py bundles it into vendor/libraries.min.js.
export { Network } from "vis-network/esnext";
export { DataSet } from "vis-data/esnext";
export { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
