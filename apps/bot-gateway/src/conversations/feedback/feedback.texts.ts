export const feedbackTexts = {
  ru: {
    askScore: (venue: string) => `Насколько вы готовы посоветовать «${venue}» друзьям? 0 — ни за что, 10 — с радостью.`,
    skip: 'Пропустить',
    askWords: 'Спасибо за оценку! Расскажите в двух словах, что понравилось или что стоит исправить.',
    askWordsOnly: 'Расскажите в двух словах, что понравилось или что стоит исправить.',
    send: 'Отправить без слов',
    wordsOnly: 'Отзыв — это слова: напишите их, пожалуйста, одним сообщением.',
    tooLong: 'Это больше, чем мы можем принять за раз: уложитесь, пожалуйста, в 4000 знаков.',
    thanks: 'Спасибо за отзыв! Ждём вас снова.',
    sorry:
      'Спасибо, что сказали честно. Нам жаль, что вышло не так, как хотелось: отзыв обязательно прочтут, и мы постараемся исправиться.',
    refused: 'Отзыв принять не получилось. Напишите нам, пожалуйста, просто сообщением.',
  },
  en: {
    askScore: (venue: string) => `How readily would you recommend ${venue} to friends? 0 means never, 10 means gladly.`,
    skip: 'Skip',
    askWords: 'Thank you for the score! Tell us in a few words what you liked or what we should do better.',
    askWordsOnly: 'Tell us in a few words what you liked or what we should do better.',
    send: 'Send without words',
    wordsOnly: 'Feedback is words: please write them in one message.',
    tooLong: 'That is more than we can take at once: please keep to 4,000 characters.',
    thanks: 'Thank you for the feedback! We look forward to seeing you again.',
    sorry:
      'Thank you for being frank. We are sorry that it was not as it should be: your feedback will be read, and we will do better.',
    refused: 'Your feedback could not be taken. Please write it to us as a plain message.',
  },
};
