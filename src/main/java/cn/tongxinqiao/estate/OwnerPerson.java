package cn.tongxinqiao.estate;

import java.util.UUID;

/**
 * One of the persons behind a party. Whether the values are in clear or masked depends on who gave it: only
 * {@link OwnerContacts#reveal} gives them in clear.
 *
 * @param id the person's id
 * @param name name
 * @param phone phone number or null
 * @param mail mail address or null
 * @param idTail last four characters of the identity document or null
 */
public record OwnerPerson(UUID id, String name, String phone, String mail, String idTail) {

    /** Never the values: records end up in logs. */
    @Override
    public String toString() {
        return "OwnerPerson[" + id + "]";
    }
}
