package cn.tongxinqiao.estate;

import java.time.Instant;

/**
 * A change of a register.
 *
 * @param compound code of the compound
 * @param version version of the register it made
 * @param kind what was changed
 * @param at when, null until it is stored
 * @param actor account that made it
 * @param reason what it gave as a reason; empty where none is asked for
 * @param details names of what changed, no personal values
 */
public record EstateChange(
        String compound, long version, Kind kind, Instant at, String actor, String reason, String details) {

    /** What was changed. The names are stored. */
    public enum Kind {
        /** A building was added or changed. */
        BUILDING("楼栋"),
        /** Homes and owners came in from a file. */
        IMPORT("导入"),
        /** A home was added. */
        HOME_ADDED("新增房屋"),
        /** Area, floor, number or use of a home was wrong. */
        HOME_CORRECTED("更正房屋"),
        /** Homes were split. */
        HOME_SPLIT("分户"),
        /** Homes were joined. */
        HOME_JOINED("并户"),
        /** A home went from one owner to another. */
        TRANSFER("过户"),
        /** The registered owner had never been the owner. */
        OWNER_CORRECTED("更正业主"),
        /** Name, phone or mail address of an owner was changed. */
        CONTACT("修改业主信息"),
        /** Two owners turned out to be one. */
        PARTY_MERGED("合并业主"),
        /** One owner turned out to be two. */
        PARTY_SPLIT("拆分业主");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The Chinese name. */
        public String label() {
            return label;
        }
    }
}
