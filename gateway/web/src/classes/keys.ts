/** The names under which what is known about classes is kept in the page. */

export const LED = ["classes", "led"] as const;
export const JOINED = ["classes", "joined"] as const;
export const classKey = (classId: string) => ["classes", "one", classId] as const;
export const membersKey = (classId: string) => ["classes", "one", classId, "members"] as const;
export const waitingKey = (classId: string) => ["classes", "one", classId, "waiting"] as const;
export const memberKey = (classId: string, memberId: string) =>
  ["classes", "one", classId, "members", memberId] as const;
