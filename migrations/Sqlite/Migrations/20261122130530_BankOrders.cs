using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BankOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "return_asked_by",
                table: "banking_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "answers",
                table: "banking_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "execute_on",
                table: "banking_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "total",
                table: "banking_files",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "collects",
                table: "banking_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "pays",
                table: "banking_accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "banking_mandates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 35, nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    name_index = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    cnaps = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    signed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_mandates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "banking_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    file = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: true),
                    payout = table.Column<Guid>(type: "TEXT", nullable: true),
                    item = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    party = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    bank_reference = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    why = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    movement = table.Column<Guid>(type: "TEXT", nullable: true),
                    @event = table.Column<int>(name: "event", type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "banking_payees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    payee = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    bic = table.Column<string>(type: "TEXT", maxLength: 11, nullable: true),
                    cnaps = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    replaced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_banking_payees", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "banking_accounts_paying",
                table: "banking_accounts",
                columns: new[] { "organisation", "currency" },
                unique: true,
                filter: "pays");

            migrationBuilder.CreateIndex(
                name: "IX_banking_mandates_customer",
                table: "banking_mandates",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_banking_mandates_organisation_name_index",
                table: "banking_mandates",
                columns: new[] { "organisation", "name_index" });

            migrationBuilder.CreateIndex(
                name: "IX_banking_mandates_organisation_reference",
                table: "banking_mandates",
                columns: new[] { "organisation", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "banking_mandates_standing",
                table: "banking_mandates",
                column: "agreement",
                unique: true,
                filter: "withdrawn_at is null");

            migrationBuilder.CreateIndex(
                name: "IX_banking_orders_agreement",
                table: "banking_orders",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_banking_orders_file_number",
                table: "banking_orders",
                columns: new[] { "file", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_banking_orders_item",
                table: "banking_orders",
                column: "item",
                filter: "item is not null");

            migrationBuilder.CreateIndex(
                name: "IX_banking_orders_organisation_key",
                table: "banking_orders",
                columns: new[] { "organisation", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_banking_orders_payout",
                table: "banking_orders",
                column: "payout",
                filter: "payout is not null");

            migrationBuilder.CreateIndex(
                name: "banking_orders_troubled",
                table: "banking_orders",
                columns: new[] { "organisation", "id" },
                filter: "why is not null or state = 'Rejected'");

            migrationBuilder.CreateIndex(
                name: "IX_banking_payees_organisation_payee",
                table: "banking_payees",
                columns: new[] { "organisation", "payee" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "banking_mandates");

            migrationBuilder.DropTable(
                name: "banking_orders");

            migrationBuilder.DropTable(
                name: "banking_payees");

            migrationBuilder.DropIndex(
                name: "banking_accounts_paying",
                table: "banking_accounts");

            migrationBuilder.DropColumn(
                name: "return_asked_by",
                table: "banking_items");

            migrationBuilder.DropColumn(
                name: "answers",
                table: "banking_files");

            migrationBuilder.DropColumn(
                name: "execute_on",
                table: "banking_files");

            migrationBuilder.DropColumn(
                name: "total",
                table: "banking_files");

            migrationBuilder.DropColumn(
                name: "collects",
                table: "banking_accounts");

            migrationBuilder.DropColumn(
                name: "pays",
                table: "banking_accounts");
        }
    }
}
