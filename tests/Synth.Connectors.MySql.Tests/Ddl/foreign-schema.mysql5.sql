CREATE TABLE `order` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `code` varchar(10) COLLATE utf8mb4_bin NOT NULL,
  `amount` decimal(10,2) NOT NULL DEFAULT 1.5,
  `double` decimal(12,2) GENERATED ALWAYS AS (`amount` * 2) STORED,
  `label` longtext COLLATE utf8mb4_bin GENERATED ALWAYS AS (lower(`code`)) STORED,
  `after` int(11) NULL,
  `made` datetime(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `day` date NULL,
  `tag` char(36) COLLATE ascii_bin NULL,
  `note` longtext COLLATE utf8mb4_bin NULL,
  `odd` int(11) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
CREATE TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` (
  `id` bigint(20) NOT NULL,
  `order_id` int(11) NULL,
  `ID2` int(11) NULL,
  `id2_2` int(11) NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
ALTER TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` ADD KEY `to_order` (`order_id`);
ALTER TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` ADD CONSTRAINT `to_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE SET NULL ON UPDATE NO ACTION;
ALTER TABLE `order` AUTO_INCREMENT = 1;
ANALYZE TABLE `order`;
ANALYZE TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a`;
-- Translated table public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: It is called ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a: the name was too long, taken, or has characters that names cannot have.
-- Translated column public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.id2: It is called id2_2: the name was too long, taken, or has characters that names cannot have.
-- Skipped default of column public.order.day: It is left out: the target's column cannot hold what its clock says.
-- Approximated column public.order.tag: UuidType becomes char(36); the form of a UUID is not enforced.
-- Skipped default of column public.order.tag: It is left out: there is no certain equivalent of the function NewUuid of these arguments.
-- Skipped default of column public.order.note: It is left out: its literal is no default of the column's type here.
-- Skipped default of column public.order.odd: It is left out: its expression is beyond what all engines share.
-- Translated column public.order.double: It is computed by the target.
-- Translated column public.order.label: It is computed by the target.
-- Approximated column public.order.after: It is not computed and stays empty: it names the numbered column.
-- Skipped check changed of public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped check AMOUNT_OK of public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped index lowered of public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: Its expressions have no equivalent that is certain.
-- Skipped check amount_ok of public.order: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped check code_ok of public.order: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped check loose of public.order: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped check numbered of public.order: It is left out: MySQL 5.7.44 keeps no checks.
-- Skipped check beyond of public.order: It is left out: MySQL 5.7.44 keeps no checks.
