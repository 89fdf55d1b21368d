package cn.tongxinqiao.estate;

import java.util.UUID;

/**
 * What is to become of a person of a party. Values are not shown to who changes them, so a blank one stays as it is.
 *
 * @param person the person, null for one to be added
 * @param name name, blank for no change
 * @param phone phone number, blank for no change, a dash for none
 * @param mail mail address, blank for no change, a dash for none
 * @param idTail last four characters of the identity document, blank for no change, a dash for none
 * @param removed whether he or she is no owner and never was
 */
public record PersonChange(UUID person, String name, String phone, String mail, String idTail, boolean removed) {

    /** Never the values: records end up in logs. */
    @Override
    public String toString() {
        return "PersonChange[" + person + "]";
    }
}
