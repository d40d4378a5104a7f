using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Collecting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "figures",
                table: "collections_vendors",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "collections_bids",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    disposal = table.Column<Guid>(type: "TEXT", nullable: false),
                    bidder = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    amount_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_bids", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_disposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    recovery = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ground_document = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    opened_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    notice = table.Column<Guid>(type: "TEXT", nullable: true),
                    notice_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    price = table.Column<string>(type: "TEXT", nullable: true),
                    sale = table.Column<string>(type: "TEXT", nullable: true),
                    proceeds = table.Column<string>(type: "TEXT", nullable: true),
                    @event = table.Column<int>(name: "event", type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_disposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vendor = table.Column<Guid>(type: "TEXT", nullable: true),
                    recovery = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    report = table.Column<string>(type: "TEXT", nullable: true),
                    complaint = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    fee_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    fee = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collections_warnings",
                columns: table => new
                {
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    vin = table.Column<string>(type: "TEXT", maxLength: 17, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    card = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    band = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parts = table.Column<string>(type: "TEXT", nullable: false),
                    seen = table.Column<long>(type: "INTEGER", nullable: false),
                    late = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collections_warnings", x => x.agreement);
                });

            migrationBuilder.CreateIndex(
                name: "IX_collections_bids_disposal",
                table: "collections_bids",
                column: "disposal");

            migrationBuilder.CreateIndex(
                name: "IX_collections_disposals_agreement",
                table: "collections_disposals",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_collections_disposals_organisation_state",
                table: "collections_disposals",
                columns: new[] { "organisation", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_disposals_recovery",
                table: "collections_disposals",
                column: "recovery",
                unique: true,
                filter: "state <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_collections_orders_agreement",
                table: "collections_orders",
                column: "agreement");

            migrationBuilder.CreateIndex(
                name: "IX_collections_orders_organisation_vendor",
                table: "collections_orders",
                columns: new[] { "organisation", "vendor" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_orders_recovery",
                table: "collections_orders",
                column: "recovery",
                unique: true,
                filter: "recovery is not null");

            migrationBuilder.CreateIndex(
                name: "IX_collections_warnings_organisation_agreement",
                table: "collections_warnings",
                columns: new[] { "organisation", "agreement" });

            migrationBuilder.CreateIndex(
                name: "IX_collections_warnings_organisation_band",
                table: "collections_warnings",
                columns: new[] { "organisation", "band" });

            AppendOnly.Guard(migrationBuilder, "collections_bids");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collections_bids");

            migrationBuilder.DropTable(
                name: "collections_disposals");

            migrationBuilder.DropTable(
                name: "collections_orders");

            migrationBuilder.DropTable(
                name: "collections_warnings");

            migrationBuilder.DropColumn(
                name: "figures",
                table: "collections_vendors");
        }
    }
}
