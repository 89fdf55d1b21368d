package cn.tongxinqiao.database;

/** Why the embedded PostgreSQL cannot be used, and what to do about it. */
abstract class EmbeddedDatabaseUnavailable extends RuntimeException {

    private final String remedy;

    EmbeddedDatabaseUnavailable(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    EmbeddedDatabaseUnavailable(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    /** What a person can do, in Chinese. */
    String remedy() {
        return remedy;
    }
}
