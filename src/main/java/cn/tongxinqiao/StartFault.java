package cn.tongxinqiao;

/**
 * One thing that is not safe enough for production.
 *
 * @param check name of the check, by which it can be waived
 * @param setting what to set
 * @param fact what is wrong, a Chinese sentence
 * @param remedy what to do, a Chinese sentence
 */
record StartFault(String check, String setting, String fact, String remedy) {

    @Override
    public String toString() {
        return "[" + check + "] " + setting + "：" + fact + " " + remedy;
    }
}
