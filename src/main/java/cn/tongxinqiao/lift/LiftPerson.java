package cn.tongxinqiao.lift;

/**
 * Somebody who stands for a lift: who proposed it, or an owner who speaks for it.
 *
 * @param name full name
 * @param phone phone number
 * @param mail mail address, or null
 */
public record LiftPerson(String name, String phone, String mail) {

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "LiftPerson[…]";
    }
}
