CREATE TABLE "customer" (
    "id" INTEGER NOT NULL,
    "Email" VARCHAR(200) NOT NULL,
    "email_2" TEXT,
    "reference" UUID,
    "since" TIMESTAMPTZ(6) NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%SZ', 'now')),
    "is_active" BOOLEAN NOT NULL DEFAULT 1,
    CONSTRAINT "pk_customer" PRIMARY KEY ("id" AUTOINCREMENT),
    CONSTRAINT "uq0_customer" UNIQUE ("Email")
);

CREATE TABLE "order" (
    "customer_id" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "total" NUMERIC TEXT(20,4) DEFAULT (round(0.5)),
    "discount" NUMERIC(5,2) DEFAULT -0.50,
    "tags" TEXT,
    "total_text" TEXT,
    CHECK ("status" IN ('open', 'it''s done'))
);

CREATE TABLE "shop_order" (
    "customer_id" INTEGER NOT NULL,
    "number" SMALLINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "total" NUMERIC TEXT(20,4) DEFAULT (round(0.5)),
    "discount" NUMERIC(5,2) DEFAULT -0.50,
    "tags" TEXT,
    "total_text" TEXT,
    CONSTRAINT "pk_order" PRIMARY KEY ("customer_id", "number"),
    CHECK ("status" IN ('open', 'it''s done')),
    CONSTRAINT "sane" CHECK (CAST("total" AS REAL) > 0),
    CONSTRAINT "fk0_order" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE CASCADE
);

CREATE INDEX "shop_order_customer" ON "shop_order" ("status" DESC);
