package cn.tongxinqiao.lift;

import cn.tongxinqiao.calendar.Limit;
import java.time.LocalDate;
import java.util.List;

/** Limits and lists of the tables about agreement, notice and delivery; always their newest version. */
public interface LiftLimits {

    /**
     * The parts a written agreement must have.
     *
     * @param place code of the administrative division
     * @param date the day it is drawn up
     * @return what the table {@code lift-agreement-part} says, in its order, without texts
     */
    List<AgreementPart> agreementParts(String place, LocalDate date);

    /**
     * How long a notice hangs.
     *
     * @param place where
     * @param date the day it is put up
     * @return what the table {@code lift-notice-period} says
     * @throws LiftCaseRefused when it says nothing
     */
    NoticePeriod noticePeriod(String place, LocalDate date);

    /**
     * Limits of registration and inspection.
     *
     * @param place where
     * @param date the day of acceptance
     * @return what the table {@code lift-delivery-limit} says
     * @throws LiftCaseRefused when it says nothing
     */
    DeliveryLimit delivery(String place, LocalDate date);

    /** How days are counted. */
    enum DayKind {
        /** Every day. */
        CALENDAR("天"),
        /** Workdays only. */
        WORKDAYS("个工作日");

        private final String label;

        DayKind(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /**
     * How long a notice hangs.
     *
     * @param days how many
     * @param kind of which kind
     * @param answer how long the community has to talk an objection over
     * @param basis the rule it follows from, in Chinese; may be null
     * @param tableVersion version of the table that said so
     */
    record NoticePeriod(int days, DayKind kind, Limit answer, String basis, int tableVersion) {}

    /**
     * Limits after acceptance, in days but for the months.
     *
     * @param registerDays days for the registration from the beginning of use
     * @param registerRemindDays how long before its end to remind
     * @param inspectionMonths months between inspections
     * @param inspectionRemindDays how long before an inspection to remind
     * @param maintenanceRemindDays how long before a maintenance contract ends to remind
     * @param tableVersion version of the table that said so
     */
    record DeliveryLimit(
            int registerDays,
            int registerRemindDays,
            int inspectionMonths,
            int inspectionRemindDays,
            int maintenanceRemindDays,
            int tableVersion) {}
}
