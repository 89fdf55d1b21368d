package cn.tongxinqiao.portal;

/**
 * Where a person can be reached.
 *
 * @param name office or line
 * @param phone number to dial
 * @param address where to go, or null
 * @param hours when somebody is there
 * @param note what it is good for, or null
 */
public record Contact(String name, String phone, String address, String hours, String note) {

    /** The number as a telephone dials it. */
    public String dialled() {
        return phone.replaceAll("[^0-9+]", "");
    }
}
