package cn.tongxinqiao.property;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A draft and how it was made public.
 *
 * @param assessment number of the assessment
 * @param draftedOn the day it was reckoned
 * @param treatment how the owners' part was taken
 * @param remark what is to be said to that; null when nothing
 * @param postedOn the day it was put up in the compound; null before
 * @param places where it hangs; null before
 * @param noticeLimit how long, as the table had it; null before
 * @param reviewLimit how long objections are looked at, as the table had it; null before
 * @param reviewFrom when that began; null before
 * @param reviewUntil when that ends; null before
 * @param districtSince when the district took over from the street; null while it has not
 */
public record PropertyPublication(
        String assessment,
        LocalDate draftedOn,
        GradingConditions.Treatment treatment,
        String remark,
        LocalDate postedOn,
        String places,
        String noticeLimit,
        String reviewLimit,
        Instant reviewFrom,
        Instant reviewUntil,
        Instant districtSince) {}
