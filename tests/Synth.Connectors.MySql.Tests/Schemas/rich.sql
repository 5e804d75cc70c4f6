CREATE SEQUENCE numbers START WITH 100 MINVALUE 10 MAXVALUE 1000000 INCREMENT BY 5 CACHE 20 CYCLE;
DO NEXTVAL(numbers);
DO NEXTVAL(numbers);
CREATE SEQUENCE unused;
CREATE TABLE region (
    code CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'ISO; two ''letters''',
    name VARCHAR(80) NOT NULL DEFAULT 'no name; yet',
    PRIMARY KEY (code), UNIQUE KEY by_name (name) USING BTREE
) COMMENT='Where people live';
CREATE TABLE customer (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    region CHAR(2) CHARACTER SET ascii COLLATE ascii_bin DEFAULT NULL,
    number INT DEFAULT NEXTVAL(numbers),
    email VARCHAR(120) CHARACTER SET latin1 COLLATE latin1_general_cs NOT NULL,
    mood ENUM('sad','it''s','happy, or so') DEFAULT 'it''s',
    flags SET('new','vip','old') NOT NULL DEFAULT 'new,old',
    active TINYINT(1) NOT NULL DEFAULT 1,
    bit_one BIT(1) DEFAULT b'1',
    bits BIT(10) DEFAULT b'101',
    born YEAR DEFAULT 1980,
    score INT(6) UNSIGNED ZEROFILL DEFAULT 7,
    huge BIGINT UNSIGNED DEFAULT 18446744073709551615,
    balance DECIMAL(65,30) DEFAULT -1.5,
    ratio FLOAT DEFAULT 1.5,
    exact DOUBLE DEFAULT 0.1,
    worked TIME(3) DEFAULT '25:00:00',
    first_seen DATE DEFAULT '0000-00-00',
    made DATETIME(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    seen TIMESTAMP NULL DEFAULT NULL,
    token UUID DEFAULT UUID(),
    address INET6,
    place POINT,
    document JSON CHECK (JSON_LENGTH(document) < 100),
    raw VARBINARY(16) DEFAULT 'x',
    photo MEDIUMBLOB,
    notes MEDIUMTEXT DEFAULT 'none',
    hidden INT INVISIBLE DEFAULT 3,
    doubled INT GENERATED ALWAYS AS (score * 2) VIRTUAL,
    label VARCHAR(200) GENERATED ALWAYS AS (CONCAT(email, ' (', score, ')')) STORED,
    PRIMARY KEY (id), UNIQUE KEY by_email (email, region), UNIQUE KEY by_start (notes(10), id),
    KEY by_region (region), KEY by_score (score DESC, id) COMMENT 'best first', KEY by_notes (notes(20)), FULLTEXT KEY words (notes),
    KEY quiet (number) IGNORED,
    CONSTRAINT lives FOREIGN KEY (region) REFERENCES region (code) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT sane CHECK (balance < 1000000 AND (mood <> 'sad' OR active = 1))
) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC;
CREATE TABLE friend (
    a BIGINT UNSIGNED NOT NULL, b BIGINT UNSIGNED NOT NULL, since DATE,
    PRIMARY KEY (a, b), KEY back (b, a),
    CONSTRAINT friend_a FOREIGN KEY (a) REFERENCES customer (id) ON DELETE CASCADE,
    CONSTRAINT friend_b FOREIGN KEY (b) REFERENCES customer (id) ON DELETE NO ACTION ON UPDATE RESTRICT
);
CREATE TABLE ticket (area INT NOT NULL, number INT NOT NULL AUTO_INCREMENT, KEY counting (number), KEY by_area (area)) ENGINE=InnoDB;
CREATE TABLE tariff (id INT PRIMARY KEY, price DECIMAL(9,2), valid_from TIMESTAMP(6) GENERATED ALWAYS AS ROW START, valid_to TIMESTAMP(6) GENERATED ALWAYS AS ROW END,
    PERIOD FOR SYSTEM_TIME (valid_from, valid_to)) WITH SYSTEM VERSIONING;
CREATE TABLE stock (id INT PRIMARY KEY, amount INT) WITH SYSTEM VERSIONING;
CREATE TABLE measured (id INT NOT NULL, day DATE NOT NULL, value DOUBLE, PRIMARY KEY (id, day), KEY by_day (day))
    PARTITION BY RANGE (YEAR(day)) (PARTITION old VALUES LESS THAN (2020), PARTITION rest VALUES LESS THAN MAXVALUE);
CREATE TABLE remembered (id INT PRIMARY KEY, text TEXT) ENGINE=Aria;
CREATE TABLE `odd ``name``; DROP` (`a``b` INT, `select` INT, `c,d` VARCHAR(10), KEY `key;` (`c,d`));
CREATE VIEW active_customer AS SELECT id, email, region FROM customer WHERE active;
CREATE VIEW a_count AS SELECT region, COUNT(*) AS customers FROM active_customer GROUP BY region;
CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW vip AS SELECT * FROM customer WHERE FIND_IN_SET('vip', flags) WITH LOCAL CHECK OPTION;
CREATE TABLE fleeting (a INT);
CREATE VIEW broken AS SELECT a FROM fleeting;
DROP TABLE fleeting;
CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;
CREATE PROCEDURE rename_customer(IN who BIGINT, OUT done INT) MODIFIES SQL DATA COMMENT 'by id' BEGIN UPDATE customer SET email = CONCAT(email, 'x') WHERE id = who; SET done = ROW_COUNT(); END;
CREATE TRIGGER customer_first BEFORE INSERT ON customer FOR EACH ROW BEGIN SET @first = 1; SET NEW.email = TRIM(NEW.email); END;
CREATE TRIGGER a_customer_second BEFORE INSERT ON customer FOR EACH ROW FOLLOWS customer_first SET NEW.active = COALESCE(NEW.active, @first);
CREATE TRIGGER friend_gone AFTER DELETE ON friend FOR EACH ROW INSERT INTO remembered VALUES (OLD.a, 'gone');
CREATE EVENT tidy ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE COMMENT 'daily' DO DELETE FROM remembered;
INSERT INTO region VALUES ('de', 'Germany'), ('fr', 'France');
INSERT INTO customer (region, email, mood, flags, huge, balance, worked, first_seen, made, seen, token, address, place, document, raw, photo, notes) VALUES
    ('de', 'a@example', 'sad', 'vip', 18446744073709551615, 999999.123456789012345678901234567890, '-838:59:59.999', '0000-00-00', '9999-12-31 23:59:59.999999', '2038-01-19 03:14:07', '0123abcd-4567-49ef-8fff-0123456789ab', '::1', ST_GeomFromText('POINT(1.5 2)'), '{"b": 1,  "a": [1.50]}', X'00FF27', X'0009', 'naïve 😀\ttab\\'),
    (NULL, 'b@example', NULL, '', 0, -0.000000000000000000000000000001, '838:59:59', '0001-01-01', '0000-00-00 00:00:00', '1970-01-01 00:00:01', NULL, NULL, NULL, NULL, '', NULL, '');
UPDATE customer SET ratio = 0.1, exact = 1e-300, bits = b'1111111111', bit_one = b'0';
INSERT INTO friend VALUES (1, 2, '2020-02-29');
INSERT INTO ticket (area) VALUES (1), (2);
INSERT INTO tariff (id, price) VALUES (1, 9.99);
INSERT INTO stock VALUES (1, 5);
INSERT INTO measured VALUES (1, '2019-12-31', 1.5), (2, '2024-02-29', -0.0);
INSERT INTO remembered VALUES (1, 'x');
INSERT INTO `odd ``name``; DROP` VALUES (1, 2, 'x');
