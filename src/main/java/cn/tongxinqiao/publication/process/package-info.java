/** Engine glue of the publication room: asks its decision table. */
package cn.tongxinqiao.publication.process;
