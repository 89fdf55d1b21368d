package cn.tongxinqiao.lift;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A home a lift serves, as the register had it when the scheme was saved.
 *
 * @param id its id in the register
 * @param entrance its entrance; null where the lift serves one entrance only
 * @param number its number
 * @param floor its floor
 * @param area square metres of the register
 */
public record SchemeHome(long id, String entrance, String number, int floor, BigDecimal area) {

    /** As a house is drawn: entrance by entrance, from the top floor down. */
    public static final Comparator<SchemeHome> TOP_FLOOR_FIRST = Comparator.comparing(
                    SchemeHome::entrance, Comparator.nullsFirst(new UnitOrder()))
            .thenComparing(SchemeHome::floor, Comparator.reverseOrder())
            .thenComparing(SchemeHome::number, new UnitOrder())
            .thenComparing(SchemeHome::id);

    /** How people name it within its building: the number, with the entrance where there are several. */
    public String label() {
        return entrance == null ? number : entrance + " " + number;
    }
}
