package cn.tongxinqiao.property;

import java.time.LocalDate;
import java.util.List;

/** What is to be handed over, by the table {@code property-handover-item}. */
public interface HandoverList {

    /**
     * The items.
     *
     * @param date the day the joint group begins
     * @return in the order of the table
     */
    List<Line> of(LocalDate date);

    /**
     * An item of the table.
     *
     * @param code its code
     * @param label what it is
     * @param party whose duty it is
     */
    record Line(String code, String label, HandoverItem.Party party) {}
}
