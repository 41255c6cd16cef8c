/** The English words of what a newcomer sees first: they are fetched before all others. */

import home from "./home.json";
import shell from "./shell.json";

export default { home, shell };
