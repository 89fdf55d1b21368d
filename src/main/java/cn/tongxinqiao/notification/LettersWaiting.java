package cn.tongxinqiao.notification;

/**
 * Letters wait to be sent; published in the transaction that wrote them.
 *
 * @param byHand somebody asked for them to be sent now, so a pause for the mail server's sake ends
 */
record LettersWaiting(boolean byHand) {}
