/**
 * Files of any room behind one interface: photos, and papers of people at work.
 *
 * <p>Bytes are kept in the database, in the transaction of the act they belong to. What a file is, is told from its
 * content; photos are encoded anew, so that nothing but the picture remains of what was sent. Papers are kept as sent. Who may see or add a file
 * is for the room that owns the case to decide.
 */
@ApplicationModule(
        displayName = "文件",
        allowedDependencies = {})
package cn.tongxinqiao.document;

import org.springframework.modulith.ApplicationModule;
