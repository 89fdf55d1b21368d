package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import cn.tongxinqiao.privacy.TextRules;
import cn.tongxinqiao.publication.PublicationPreview;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the public board would show of a case, for those who write its result. Masked like the real entry. */
@Service
public class BoardPreviews {

    private final CaseReaders readers;
    private final Sunshine sunshine;

    BoardPreviews(CaseReaders readers, Sunshine sunshine) {
        this.readers = readers;
        this.sunshine = sunshine;
    }

    /**
     * What the board would show.
     *
     * @param number case number
     * @param result the result as it is being written, null for the one reported last
     * @param reader who asks
     * @return the preview
     * @throws UnknownRequest when there is no such case or it is not the reader's
     * @throws RequestRefused when the result is too long
     */
    @Transactional(readOnly = true)
    public Preview of(String number, String result, SignedIn reader) {
        ServiceRequest request = readers.readable(number, reader);
        String shown = TextRules.saysNothing(result) ? request.result : Intake.requireText(result, Intake.LONGEST_TEXT);
        return sunshine.preview(request, shown);
    }

    /**
     * What the board would show of a case.
     *
     * @param place name of the community
     * @param category name of the category, null when it has none
     * @param tier name of the tier, null before triage
     * @param unit name of the unit, null before dispatch
     * @param workingDays workdays from receipt to now
     * @param rating the last rating in Chinese
     * @param entry what it would say
     */
    public record Preview(
            String place,
            String category,
            String tier,
            String unit,
            int workingDays,
            String rating,
            PublicationPreview entry) {}
}
