package cn.tongxinqiao.engine;

import java.util.List;
import java.util.Set;

/**
 * A room's word on the decision tables it lives by, before somebody deploys one. Asked inside the deployment's transaction:
 * one objection, and nothing of the deployment stays.
 */
public interface DecisionCheck {

    /**
     * The tables the room lives by.
     *
     * @return ids of the decisions
     */
    Set<String> decisions();

    /**
     * Judges a table.
     *
     * @param decision id of the decision
     * @param draft the table as it would be deployed
     * @return what is wrong with it, one Chinese sentence each; empty when it may be deployed
     */
    List<String> objections(String decision, DraftTable draft);
}
