package cn.tongxinqiao.estate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a company serves a compound by.
 *
 * @param id its number
 * @param firm code of the company
 * @param firmName name of the company
 * @param compound code of the compound
 * @param compoundName name of the compound
 * @param community code of the community it lies in
 * @param kind contract of the owners, or interim service
 * @param households homes that are to pay by it, at least 1
 * @param area square metres it covers; null when not known
 * @param from first day
 * @param until first day it no longer serves; null while no end is known
 * @param endReason why it ends; null while no end is known
 */
public record PropertyContract(
        long id,
        String firm,
        String firmName,
        String compound,
        String compoundName,
        String community,
        Kind kind,
        int households,
        BigDecimal area,
        LocalDate from,
        LocalDate until,
        String endReason) {

    /** By whose will a company serves. */
    public enum Kind {
        /** Chosen by the owners, or by the developer before they could. */
        CONTRACT("物业服务合同"),
        /** Ordered until the owners have chosen. */
        INTERIM("应急物业服务");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name people read. */
        public String label() {
            return label;
        }
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}
