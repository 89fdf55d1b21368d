package cn.tongxinqiao.portal;

import cn.tongxinqiao.request.Attachments;
import cn.tongxinqiao.request.Intake;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A resident's answer to a request for detail: words and photos together, or neither. */
@Service
public class DetailAnswers {

    private final Intake intake;
    private final Attachments attachments;

    DetailAnswers(Intake intake, Attachments attachments) {
        this.intake = intake;
        this.attachments = attachments;
    }

    /**
     * Takes an answer in.
     *
     * @param number case number
     * @param token the requester's token
     * @param text the answer, may be null or too long, which is refused
     * @param photos photos, may be empty
     * @throws cn.tongxinqiao.request.UnknownRequest when the token does not open the case
     * @throws cn.tongxinqiao.request.NoDetailAsked when nobody asked
     * @throws cn.tongxinqiao.request.RequestRefused when there is no text, or too much
     */
    @Transactional
    public void answer(String number, String token, String text, List<Attachments.Upload> photos) {
        intake.addDetail(number, token, text);
        if (!photos.isEmpty()) {
            attachments.add(number, token, photos);
        }
    }
}
