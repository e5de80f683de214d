package org.nightdesk.mariadb;

/** The two products of one family, in what their plans and functions differ. */
enum Kin {
    /** Its plan says how much is left of rows only when it is asked to say more. */
    MARIADB("explain extended "),
    /** Its plan is a tree unless a table is asked for. */
    MYSQL("explain format=traditional ");

    private final String explain;

    Kin(String explain) {
        this.explain = explain;
    }

    /** What stands before a statement whose plan is wanted. */
    String explain() {
        return explain;
    }

    /** Whether it is built in and only computes, or a word of the language. */
    boolean has(String call) {
        return switch (this) {
            case MARIADB -> MariadbBuiltins.has(call);
            case MYSQL -> MysqlBuiltins.has(call);
        };
    }
}
