import "./hai.js";
