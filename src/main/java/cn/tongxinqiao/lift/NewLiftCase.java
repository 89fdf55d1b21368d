package cn.tongxinqiao.lift;

import cn.tongxinqiao.estate.Scope;
import java.util.List;

/**
 * A lift somebody wants.
 *
 * @param scope the building, with an entrance when the lift would serve only that
 * @param request number of the request it comes from, or null
 * @param initiator who proposes it
 * @param representatives the owners who speak for it; at filing there must be three
 */
public record NewLiftCase(Scope scope, String request, LiftPerson initiator, List<LiftPerson> representatives) {}
