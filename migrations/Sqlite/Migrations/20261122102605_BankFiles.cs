using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BankFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "banking_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 70, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    is_iban = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    cnaps = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    scheme = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    simulated = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "banking_batches",
                columns: table => new
                {
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    booked = table.Column<int>(type: "INTEGER", nullable: false),
                    waiting = table.Column<int>(type: "INTEGER", nullable: false),
                    known = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_batches", x => new { x.file, x.number });
                });

            migrationBuilder.CreateTable(
                name: "banking_chunks",
                columns: table => new
                {
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_chunks", x => new { x.file, x.number });
                });

            migrationBuilder.CreateTable(
                name: "banking_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    chunks = table.Column<int>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    entries = table.Column<long>(type: "INTEGER", nullable: false),
                    opening = table.Column<long>(type: "INTEGER", nullable: true),
                    closing = table.Column<long>(type: "INTEGER", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", nullable: true),
                    claimed_until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "banking_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: true),
                    @event = table.Column<int>(name: "event", type: "INTEGER", nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    particulars = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_items", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_banking_accounts_organisation_number",
                table: "banking_accounts",
                columns: new[] { "organisation", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_banking_files_account_message",
                table: "banking_files",
                columns: new[] { "account", "message" },
                unique: true,
                filter: "message is not null");

            migrationBuilder.CreateIndex(
                name: "IX_banking_files_organisation_id",
                table: "banking_files",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_banking_items_account_reference",
                table: "banking_items",
                columns: new[] { "account", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "banking_items_queue",
                table: "banking_items",
                columns: new[] { "organisation", "id" },
                filter: "state in ('Waiting', 'Held')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "banking_accounts");

            migrationBuilder.DropTable(
                name: "banking_batches");

            migrationBuilder.DropTable(
                name: "banking_chunks");

            migrationBuilder.DropTable(
                name: "banking_files");

            migrationBuilder.DropTable(
                name: "banking_items");
        }
    }
}
