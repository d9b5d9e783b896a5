// What only the explorer can do. In a report file these are silent.

// served runs make where a local server stands behind the page.
const served = (make) => (data.served ? make() : null);
const judge = () => null;
const correctable = () => null;
