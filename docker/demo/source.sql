-- A shop that stands for production: invented by arithmetic, always the same.
CREATE TABLE country (
    code char(2) PRIMARY KEY,
    name text NOT NULL UNIQUE
);
CREATE TABLE customer (
    customer_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email varchar(100) NOT NULL UNIQUE,
    name varchar(100) NOT NULL,
    country char(2) NOT NULL REFERENCES country (code),
    registered_on date NOT NULL
);
CREATE TABLE product (
    product_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku varchar(20) NOT NULL UNIQUE,
    price numeric(8, 2) NOT NULL CHECK (price > 0)
);
CREATE TABLE orders (
    order_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id integer NOT NULL REFERENCES customer (customer_id),
    ordered_at timestamp NOT NULL,
    shipped_at timestamp,
    CHECK (shipped_at >= ordered_at)
);
CREATE TABLE order_line (
    order_id integer NOT NULL REFERENCES orders (order_id) ON DELETE CASCADE,
    line_no integer NOT NULL,
    product_id integer NOT NULL REFERENCES product (product_id),
    quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 20),
    PRIMARY KEY (order_id, line_no)
);
CREATE INDEX orders_by_customer ON orders (customer_id, ordered_at);

INSERT INTO country VALUES ('AT', 'Austria'), ('CH', 'Switzerland'), ('DE', 'Germany'), ('FR', 'France'), ('IT', 'Italy');
INSERT INTO customer (email, name, country, registered_on)
SELECT 'customer' || i || '@example.org', 'Customer ' || i, (ARRAY['AT', 'CH', 'DE', 'DE', 'DE', 'FR', 'IT'])[1 + i * 13 % 7], date '2020-01-01' + i * 37 % 1800
FROM generate_series(1, 2000) AS i;
INSERT INTO product (sku, price)
SELECT 'SKU-' || lpad((i * 7919 % 100000)::text, 5, '0'), 1.99 + i * i % 200
FROM generate_series(1, 150) AS i;
INSERT INTO orders (customer_id, ordered_at, shipped_at)
SELECT customer_id, ordered_at, CASE WHEN customer_id % 9 > 0 THEN ordered_at + make_interval(hours => 6 + customer_id * n % 90) END
FROM (
    SELECT customer_id, n, registered_on + make_interval(days => n * (7 + customer_id % 40), mins => customer_id * n * 17 % 1440) AS ordered_at
    FROM customer CROSS JOIN LATERAL generate_series(1, customer_id * 11 % 9) AS n
) AS placed;
INSERT INTO order_line (order_id, line_no, product_id, quantity)
SELECT order_id, line, 1 + (order_id * 31 + line * line * 17) % 150, 1 + order_id * line % 5
FROM orders CROSS JOIN LATERAL generate_series(1, 1 + order_id % 4) AS line;
