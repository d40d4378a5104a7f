using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Insuring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_telematics_positions_organisation_vin_at",
                table: "telematics_positions");

            migrationBuilder.CreateTable(
                name: "insurance_charges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    policy = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    @void = table.Column<bool>(name: "void", type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_charges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "insurance_claims",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    policy = table.Column<Guid>(type: "TEXT", nullable: false),
                    lender = table.Column<Guid>(type: "TEXT", nullable: true),
                    loss_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_claims", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "insurance_months",
                columns: table => new
                {
                    policy = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    bill = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_months", x => new { x.policy, x.month });
                });

            migrationBuilder.CreateTable(
                name: "insurance_policies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    quote = table.Column<Guid>(type: "TEXT", nullable: false),
                    tariff = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    plate = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    covers = table.Column<string>(type: "TEXT", nullable: false),
                    term_end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    lender = table.Column<Guid>(type: "TEXT", nullable: true),
                    agreement = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_policies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "insurance_quotes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    dealer = table.Column<Guid>(type: "TEXT", nullable: true),
                    customer = table.Column<Guid>(type: "TEXT", nullable: true),
                    tariff = table.Column<Guid>(type: "TEXT", nullable: false),
                    vin = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    plate = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    good_through = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    risk = table.Column<string>(type: "TEXT", nullable: false),
                    offers = table.Column<string>(type: "TEXT", nullable: false),
                    renews = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_quotes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "insurance_tariff_approvals",
                columns: table => new
                {
                    tariff = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_tariff_approvals", x => x.tariff);
                });

            migrationBuilder.CreateTable(
                name: "insurance_tariffs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    tariff = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_insurance_tariffs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_insurance_charges_customer",
                table: "insurance_charges",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_charges_policy",
                table: "insurance_charges",
                column: "policy");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_claims_customer",
                table: "insurance_claims",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_claims_lender",
                table: "insurance_claims",
                column: "lender");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_claims_organisation_id",
                table: "insurance_claims",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_insurance_claims_policy",
                table: "insurance_claims",
                column: "policy");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_months_customer",
                table: "insurance_months",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_months_organisation",
                table: "insurance_months",
                column: "organisation");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_policies_customer",
                table: "insurance_policies",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_policies_lender",
                table: "insurance_policies",
                column: "lender");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_policies_organisation_vin",
                table: "insurance_policies",
                columns: new[] { "organisation", "vin" });

            migrationBuilder.CreateIndex(
                name: "IX_insurance_policies_quote",
                table: "insurance_policies",
                column: "quote",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_insurance_quotes_customer",
                table: "insurance_quotes",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_insurance_quotes_organisation_id",
                table: "insurance_quotes",
                columns: new[] { "organisation", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_insurance_quotes_renews",
                table: "insurance_quotes",
                column: "renews",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_insurance_tariffs_organisation_code_number",
                table: "insurance_tariffs",
                columns: new[] { "organisation", "code", "number" },
                unique: true);

            AppendOnly.Guard(
                migrationBuilder, "insurance_tariffs", "insurance_tariff_approvals", "insurance_quotes",
                "insurance_months");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "insurance_charges");

            migrationBuilder.DropTable(
                name: "insurance_claims");

            migrationBuilder.DropTable(
                name: "insurance_months");

            migrationBuilder.DropTable(
                name: "insurance_policies");

            migrationBuilder.DropTable(
                name: "insurance_quotes");

            migrationBuilder.DropTable(
                name: "insurance_tariff_approvals");

            migrationBuilder.DropTable(
                name: "insurance_tariffs");

            migrationBuilder.CreateIndex(
                name: "IX_telematics_positions_organisation_vin_at",
                table: "telematics_positions",
                columns: new[] { "organisation", "vin", "at" });
        }
    }
}
