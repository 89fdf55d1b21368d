package cn.tongxinqiao.property;

import cn.tongxinqiao.privacy.LinkTokens;
import org.springframework.stereotype.Component;

/** A company's way to its own assessment, by a link that proves itself; nothing of it is kept. */
@Component
public class FirmLinks {

    private final LinkTokens tokens;
    private final AssessmentRows rows;

    FirmLinks(LinkTokens tokens, AssessmentRows rows) {
        this.tokens = tokens;
        this.rows = rows;
    }

    /** The path of the company's page with what it needs. */
    public String path(String assessment) {
        return "/property-firm/" + assessment + "?token=" + token(assessment);
    }

    /** The token of an assessment's company. */
    public String token(String assessment) {
        return tokens.tokenFor(subject(assessment));
    }

    /**
     * The assessment a link leads to.
     *
     * @throws UnknownProperty when the token is not its company's
     */
    public PropertyAssessment require(String assessment, String token) {
        if (!tokens.matches(subject(assessment), token)) {
            throw UnknownProperty.link();
        }
        return rows.find(assessment).orElseThrow(UnknownProperty::link);
    }

    private static String subject(String assessment) {
        return "property-firm:" + assessment;
    }
}
