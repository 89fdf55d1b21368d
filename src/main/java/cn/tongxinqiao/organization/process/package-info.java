/** The organisation's accounts in the engine. */
package cn.tongxinqiao.organization.process;
