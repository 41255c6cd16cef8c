/** The Spanish words, area by area. */

import account from "./account.json";
import classes from "./classes.json";
import editor from "./editor.json";
import files from "./files.json";
import first from "./first";
import gallery from "./gallery.json";
import help from "./help.json";
import interview from "./interview.json";
import offline from "./offline.json";
import project from "./project.json";
import projects from "./projects.json";
import settings from "./settings.json";
import studio from "./studio.json";
import tweak from "./tweak.json";
import wizard from "./wizard.json";

export default {
  ...first,
  account,
  classes,
  editor,
  files,
  gallery,
  help,
  interview,
  offline,
  project,
  projects,
  settings,
  studio,
  tweak,
  wizard,
};
