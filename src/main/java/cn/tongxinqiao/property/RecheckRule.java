package cn.tongxinqiao.property;

import java.util.Optional;
import java.util.Set;

/** Who scored an assessment or ordered its rectification does not check it. */
final class RecheckRule {

    private RecheckRule() {}

    /** Refuses who has looked already: nobody gives two of the opinions. */
    static void requireFresh(String actor, String looked) {
        if (actor.equals(looked)) {
            throw PropertyNotYours.because("这次复评您已经写过意见，请由别人来做。");
        }
    }

    /** Why somebody may not check: the person scored or ordered. Empty for everybody else. */
    static Optional<String> barred(Rectification found, Set<String> scorers, String actor) {
        if (scorers.contains(actor)) {
            return Optional.of("您给这次考核评过分，复评请由别人来做。");
        }
        return actor != null && actor.equals(found.orderedBy()) ? Optional.of("整改是您下达的，复评请由别人来做。") : Optional.empty();
    }

    /** Refuses who scored or ordered. */
    static void requireOther(Rectification found, Set<String> scorers, String actor) {
        barred(found, scorers, actor).ifPresent(why -> {
            throw PropertyNotYours.because(why);
        });
    }
}
