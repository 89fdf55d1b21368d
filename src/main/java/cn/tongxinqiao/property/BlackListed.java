package cn.tongxinqiao.property;

import java.time.LocalDate;

/**
 * A company on the black list, for everybody to see.
 *
 * @param contract the contract it is about
 * @param firmName name of the company
 * @param compoundName name of the compound
 * @param since the day of the red card
 * @param why why, in Chinese
 * @param until first day it is no longer listed
 */
public record BlackListed(
        long contract, String firmName, String compoundName, LocalDate since, String why, LocalDate until) {}
