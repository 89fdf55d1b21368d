package cn.tongxinqiao.property.process;

import cn.tongxinqiao.engine.CaseSubjects;
import cn.tongxinqiao.property.PropertyExits;
import cn.tongxinqiao.property.Rectifications;
import cn.tongxinqiao.property.UnknownProperty;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Names rectifications and exits by compound and company. */
@Component
class FollowSubjects implements CaseSubjects {

    private static final String RECTIFICATIONS = "ZG";
    private static final String EXITS = "TC";

    private final Rectifications rectifications;
    private final PropertyExits exits;

    FollowSubjects(Rectifications rectifications, PropertyExits exits) {
        this.rectifications = rectifications;
        this.exits = exits;
    }

    @Override
    public Optional<String> subject(String caseNumber) {
        if (caseNumber == null) {
            return Optional.empty();
        }
        try {
            if (caseNumber.startsWith(RECTIFICATIONS)) {
                return Optional.of(rectifications.title(rectifications.get(caseNumber)));
            }
            return caseNumber.startsWith(EXITS)
                    ? Optional.of(exits.get(caseNumber).title())
                    : Optional.empty();
        } catch (UnknownProperty e) {
            return Optional.empty();
        }
    }
}
