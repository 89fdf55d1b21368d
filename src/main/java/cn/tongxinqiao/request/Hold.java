package cn.tongxinqiao.request;

/**
 * Who holds a case at a moment, and for what: read off what is stored with the case and nothing else, so that the same
 * stored case always says the same.
 *
 * @param phase for what
 * @param unit code of the unit that holds it, may be null only in {@link Phase#EARLIER}
 * @param holder account of the person, null where the unit as a whole is asked
 */
record Hold(Phase phase, String unit, String holder) {

    private static final String CALLBACK_DESK = "callback-clerk";

    /** Null when the case has ended: nobody holds it. */
    static Hold of(ServiceRequest request) {
        if (request.status.isEnd()) {
            return null;
        }
        if (request.stopKind == StopKind.WAITING) {
            return new Hold(Phase.WAITING, request.unit, request.handler);
        }
        if (request.stopKind == StopKind.ON_BOOKS || request.status == Status.ON_BOOKS) {
            return new Hold(Phase.ON_BOOKS, request.unit, request.handler);
        }
        if (request.status == Status.RETURNED_FOR_DETAIL) {
            return new Hold(Phase.DETAIL, ServiceRequest.INTAKE, null);
        }
        if (request.status == Status.RECEIVED || request.unit == null) {
            return new Hold(Phase.TRIAGE, ServiceRequest.INTAKE, null);
        }
        if (request.reviewUnit != null) {
            boolean sentBack = request.reviewUnit.equals(ServiceRequest.INTAKE);
            return new Hold(sentBack ? Phase.REDISPATCH : Phase.REVIEW, request.reviewUnit, null);
        }
        if (request.status == Status.AWAITING_RATING) {
            return new Hold(Phase.RATING, CALLBACK_DESK, null);
        }
        return request.tier == Tier.MAJOR || request.handler != null
                ? new Hold(Phase.HANDLING, request.unit, request.handler)
                : new Hold(Phase.OFFERED, request.unit, null);
    }
}
