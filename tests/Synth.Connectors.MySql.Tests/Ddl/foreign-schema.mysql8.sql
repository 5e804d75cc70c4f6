CREATE TABLE `order` (
  `id` int NOT NULL AUTO_INCREMENT,
  `code` varchar(10) COLLATE utf8mb4_0900_bin NOT NULL,
  `amount` decimal(10,2) NOT NULL DEFAULT 1.5,
  `double` decimal(12,2) GENERATED ALWAYS AS (`amount` * 2) STORED,
  `label` longtext COLLATE utf8mb4_0900_bin GENERATED ALWAYS AS (lower(`code`)) STORED,
  `after` int NULL,
  `made` datetime(6) NULL DEFAULT CURRENT_TIMESTAMP(6),
  `day` date NULL DEFAULT (curdate()),
  `tag` char(36) COLLATE ascii_bin NULL DEFAULT (uuid()),
  `note` longtext COLLATE utf8mb4_0900_bin NULL,
  `odd` int NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `amount_ok_2` CHECK (`amount` >= 0.0 AND `amount` < 100000.0),
  CONSTRAINT `code_ok` CHECK (`code` LIKE 'A%' OR char_length(`code`) > 2)
) ENGINE=InnoDB;
CREATE TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` (
  `id` bigint NOT NULL,
  `order_id` int NULL,
  `ID2` int NULL,
  `id2_2` int NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `AMOUNT_OK` CHECK (`ID2` > `id2_2`)
) ENGINE=InnoDB;
ALTER TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` ADD KEY `to_order` (`order_id`);
ALTER TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a` ADD CONSTRAINT `to_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE SET NULL ON UPDATE NO ACTION;
ALTER TABLE `order` AUTO_INCREMENT = 1;
ANALYZE TABLE `order`;
ANALYZE TABLE `ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a`;
-- Translated table public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: It is called ccccccccccccccccccccccccccccccccccccccccccccccccccccccc_6fe5981a: the name was too long, taken, or has characters that names cannot have.
-- Translated column public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc.id2: It is called id2_2: the name was too long, taken, or has characters that names cannot have.
-- Approximated column public.order.tag: UuidType becomes char(36); the form of a UUID is not enforced.
-- Approximated default of column public.order.tag: UUIDs are made of the time and the server.
-- Skipped default of column public.order.note: It is left out: its literal is no default of the column's type here.
-- Skipped default of column public.order.odd: It is left out: its expression is beyond what all engines share.
-- Translated column public.order.double: It is computed by the target.
-- Translated column public.order.label: It is computed by the target.
-- Approximated column public.order.after: It is not computed and stays empty: it names the numbered column.
-- Skipped check changed of public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: It is left out: it names a column that a foreign key changes by itself.
-- Skipped index lowered of public.cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc: Its expressions have no equivalent that is certain.
-- Translated check amount_ok of public.order: It is called amount_ok_2: the name was too long, taken, or has characters that names cannot have.
-- Skipped check loose of public.order: It is left out: there is no certain equivalent of a pattern that tells letters apart so.
-- Skipped check numbered of public.order: It is left out: it names the numbered column.
-- Skipped check beyond of public.order: It is left out: its expression is beyond what all engines share.
