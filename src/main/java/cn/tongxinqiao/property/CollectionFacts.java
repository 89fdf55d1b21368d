package cn.tongxinqiao.property;

import java.util.Optional;

/** What the collecting knows that keeps an assessment from being graded. */
public interface CollectionFacts {

    /**
     * Why an assessment cannot be graded: the contract does not take part, or nobody scored on site.
     *
     * @param assessment its number
     * @return a Chinese phrase; empty when it can
     */
    Optional<String> notGradedWhy(String assessment);
}
