export const hai = 2;
import "./mot.js";
