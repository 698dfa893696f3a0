// Read {survey, group, sets} on the standard input; for each set of answers write the
// names of the questions that SurveyJS shows.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { Model } = createRequire(process.argv[2] + "/")("survey-core");

const { survey, sets } = JSON.parse(readFileSync(0, "utf8"));
const model = new Model(survey);
const shown = sets.map((data) => {
  model.data = data;
  const names = [];
  for (const question of model.getAllQuestions()) {
    if (question.getType() === "paneldynamic") {
      for (const panel of question.panels) {
        for (const inner of panel.questions) {
          if (question.isVisible && inner.isVisible) names.push(inner.name);
        }
      }
    } else if (question.isVisible) names.push(question.name);
  }
  return names;
});
process.stdout.write(JSON.stringify(shown));
