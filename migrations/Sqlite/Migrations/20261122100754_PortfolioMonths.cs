using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Wheelhouse.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PortfolioMonths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "portfolio_cells",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    part = table.Column<short>(type: "INTEGER", nullable: false),
                    segment = table.Column<short>(type: "INTEGER", nullable: false),
                    kind = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    column = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_cells", x => new { x.organisation, x.kind, x.month, x.part, x.segment, x.row, x.column });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_months",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    agreements = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_months", x => new { x.organisation, x.month });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_parts",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    part = table.Column<short>(type: "INTEGER", nullable: false),
                    agreements = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_parts", x => new { x.organisation, x.month, x.part });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_segments",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<short>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_segments", x => new { x.organisation, x.number });
                });

            migrationBuilder.CreateTable(
                name: "portfolio_snapshots",
                columns: table => new
                {
                    organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    part = table.Column<short>(type: "INTEGER", nullable: false),
                    agreement = table.Column<Guid>(type: "TEXT", nullable: false),
                    segment = table.Column<short>(type: "INTEGER", nullable: false),
                    paid_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    financed = table.Column<long>(type: "INTEGER", nullable: false),
                    owed = table.Column<long>(type: "INTEGER", nullable: false),
                    lost = table.Column<long>(type: "INTEGER", nullable: false),
                    scheduled = table.Column<long>(type: "INTEGER", nullable: false),
                    days_past_due = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    @class = table.Column<byte>(name: "class", type: "INTEGER", maxLength: 40, nullable: false),
                    class_why = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    class_curing = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stage = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    stage_why = table.Column<byte>(type: "INTEGER", maxLength: 40, nullable: false),
                    stage_curing = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    allowance = table.Column<long>(type: "INTEGER", nullable: false),
                    ever = table.Column<short>(type: "INTEGER", maxLength: 40, nullable: false),
                    at_default = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_portfolio_snapshots", x => new { x.organisation, x.month, x.part, x.agreement });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "portfolio_cells");

            migrationBuilder.DropTable(
                name: "portfolio_months");

            migrationBuilder.DropTable(
                name: "portfolio_parts");

            migrationBuilder.DropTable(
                name: "portfolio_segments");

            migrationBuilder.DropTable(
                name: "portfolio_snapshots");
        }
    }
}
