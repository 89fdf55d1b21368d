/** Pages and API of the property companies. */
package cn.tongxinqiao.property.web;
