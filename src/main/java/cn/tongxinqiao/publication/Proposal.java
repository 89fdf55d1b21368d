package cn.tongxinqiao.publication;

import java.util.List;

/**
 * A closed case that might be shown. Its texts are the original ones; nothing of them is kept unmasked.
 *
 * @param number case number
 * @param community 12-digit code of its place
 * @param category code of its subject, may be null
 * @param tier {@code MINOR}, {@code HARD} or {@code MAJOR}
 * @param unit code of the unit that handled it
 * @param unitName its Chinese name
 * @param text what the requester wrote
 * @param result what was done, may be null
 * @param workingDays workdays from receipt to close
 * @param rating the last rating in Chinese
 * @param known what is known to be personal in the texts, such as the requester's name; nulls are passed over
 * @param sensitivity what speaks against showing it
 */
public record Proposal(
        String number,
        String community,
        String category,
        String tier,
        String unit,
        String unitName,
        String text,
        String result,
        int workingDays,
        String rating,
        List<String> known,
        Sensitivity sensitivity) {

    @Override
    public String toString() {
        return "Proposal[" + number + "]";
    }
}
